# syntax=docker/dockerfile:1
# Dragoman as an image: slim, not root, works with a read-only root. What it keeps is in /data.
#
#   docker build -t dragoman .
#   docker run --rm -p 8080:8080 -v dragoman:/data dragoman
#
# Without Docker at hand, `sudo python3 deploy/check_container.py` runs every step of this file in a
# clean Debian root and starts what comes out.

# The Debian release is named so that a rebuild does not change it under us; docs/operations.md
# says how to pin the digest as well.
ARG PYTHON_IMAGE=python:3.13-slim-trixie

FROM ${PYTHON_IMAGE} AS build
# Fewer extras make a smaller image: "slack", "discord", "langchain", "local", "mcp", "tutor", "code",
# "images".
ARG EXTRAS="slack discord langchain local mcp tutor code images"
ENV UV_PYTHON_DOWNLOADS=never \
    UV_PROJECT_ENVIRONMENT=/app/.venv \
    UV_COMPILE_BYTECODE=1 \
    UV_NO_CACHE=1
WORKDIR /build
COPY deploy/uv.txt ./
RUN pip install --no-cache-dir --root-user-action ignore --require-hashes -r uv.txt
# The packages change rarely and our code often, so they are a layer of their own.
COPY pyproject.toml uv.lock ./
RUN set -- && for extra in ${EXTRAS}; do set -- "$@" --extra "${extra}"; done \
    && uv sync --frozen --no-dev --no-install-project --python "$(command -v python3)" "$@"
COPY README.md LICENSE NOTICE ./
COPY bot ./bot
COPY adapters ./adapters
RUN set -- && for extra in ${EXTRAS}; do set -- "$@" --extra "${extra}"; done \
    && uv sync --frozen --no-dev --no-editable --python "$(command -v python3)" "$@"

FROM ${PYTHON_IMAGE}
# tini passes signals on and ends orphans; libgomp1 is what the engine of the local model needs;
# patch proves the patches of the skill `code` (git would, too, at 200 times the size).
# Their versions are the release's own, which keeps only the newest: a pinned one soon breaks.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgomp1 patch tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --home-dir /data --shell /usr/sbin/nologin dragoman \
    && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /app/.venv /app/.venv
COPY deploy/config.image.yaml /app/config.yaml
ENV PATH=/app/.venv/bin:$PATH \
    HOME=/data \
    XDG_CACHE_HOME=/data/cache \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
# The official image leaves out the bytecode of the standard library. The container can keep none, so
# every start and every health check would compile what they use again: 0.4 s of CPU for a start.
RUN python -m compileall -q -x site-packages "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')"
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8081/healthz', timeout=3)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--"]
CMD ["dragoman", "run"]
