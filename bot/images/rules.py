"""`images` in config.yaml, but for what the kind of model brings itself."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.ports.images import ImageLimits

Size = Annotated[str, Field(pattern=r"^(?:\d{2,4}x\d{2,4})?$")]


class Rules(BaseModel):
    """How pictures are drawn, whatever draws them.

    `price` is what one picture costs, in `currency`; people are told it before they have several
    drawn. `a_day` is how many pictures a person may have in a day (UTC), `a_day_for_all` how many
    all of them together (none: not bounded). `landscape_size` and `portrait_size` are for those who
    ask for such a format; "": the model's own. `large_size` is what an enlarged picture is drawn at
    by a model that edits; "": it is enlarged twofold here. `certificate` and `private_key` are PEM
    files to sign with; "": a self-signed one is made in `data_dir`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    count_max: Annotated[int, Field(ge=1, le=8)] = 4
    a_day: Annotated[int, Field(ge=1)] = 20
    a_day_for_all: Annotated[int, Field(ge=1)] | None = None
    price: Annotated[float, Field(ge=0)] | None = None
    currency: Annotated[str, Field(min_length=1, max_length=8)] = "USD"
    landscape_size: Size = "1536x1024"
    portrait_size: Size = "1024x1536"
    large_size: Size = ""
    certificate: str = ""
    private_key: str = ""

    @property
    def limits(self) -> ImageLimits:
        """The bounds that a skill keeps to."""
        return ImageLimits(
            count_max=self.count_max,
            a_day=self.a_day,
            a_day_for_all=self.a_day_for_all,
            price=self.price,
            currency=self.currency,
            landscape_size=self.landscape_size,
            portrait_size=self.portrait_size,
            large_size=self.large_size,
        )
