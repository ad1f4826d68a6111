"""Language models, one module a kind: `kind:` in config.yaml names the module.

    openai      any OpenAI-compatible endpoint, through the official client
    langchain   every other provider, through LangChain's `init_chat_model`
    local       the embedded model
    scripted    says what a script says; for tests and demos

Each module has `Settings` and `build(settings, parts)` and is cheap to import: the vendor's library
is loaded by `prepare()`, or by the first reply. Several models in order are joined by
`fallback.FallbackModel`. The rules that all of them keep are in `tests/contract/`.
"""
