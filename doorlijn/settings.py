"""What an installation decides, read from the environment once, at the door."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from environs import Env, EnvError

PROFILES: Final = ("demo", "test", "production")


@dataclass(frozen=True)
class Settings:
    """The settings of this process; docs/settings.md says what each means."""

    profile: str
    home: Path
    port: int
    database_url: str
    database_admin_url: str
    amqp_url: str
    smtp_url: str
    mail_from: str
    alarm_mail: str
    mail_dir: Path | None
    keys_dir: Path
    api_url_template: str
    public_url: str
    region: str
    session_secret: str
    effect_log: bool
    pool_size: int

    @property
    def is_demo(self) -> bool:
        """Whether invented persons may sign in without a password."""
        return self.profile == "demo"


def load(env: Env | None = None) -> Settings:
    """Read the settings; says everything that is wrong, not only the first."""
    env = env or Env()
    home = Path(env.str("DOORLIJN_HOME", ".doorlijn")).absolute()
    port = env.int("DOORLIJN_PORT", 8080)
    mail_dir = env.str("DOORLIJN_MAIL_DIR", "")
    settings = Settings(
        profile=env.str("DOORLIJN_PROFILE", "production"),
        home=home,
        port=port,
        database_url=env.str("DATABASE_URL", ""),
        database_admin_url=env.str("DATABASE_ADMIN_URL", ""),
        amqp_url=env.str("AMQP_URL", ""),
        smtp_url=env.str("SMTP_URL", ""),
        mail_from=env.str("MAIL_FROM", "doorlijn@voorbeeld.example"),
        alarm_mail=env.str("DOORLIJN_ALARM_MAIL", ""),
        mail_dir=Path(mail_dir) if mail_dir else None,
        keys_dir=Path(env.str("DOORLIJN_KEYS_DIR", str(home / "keys"))),
        api_url_template=env.str("API_URL_TEMPLATE", f"http://127.0.0.1:{port}/api/{{service}}"),
        public_url=env.str("PUBLIC_URL", f"http://127.0.0.1:{port}"),
        region=env.str("DOORLIJN_REGION", "De Lijnstreek"),
        session_secret=env.str("DOORLIJN_SESSION_SECRET", ""),
        effect_log=env.bool("DOORLIJN_EFFECT_LOG", False),
        pool_size=env.int("DATABASE_POOL_SIZE", 5),
    )
    wrong = list(_wrong(settings))
    if wrong:
        raise EnvError("\n".join(wrong))
    return settings


def _wrong(settings: Settings) -> list[str]:
    wrong = []
    if settings.profile not in PROFILES:
        wrong.append(f"DOORLIJN_PROFILE is '{settings.profile}': choose {', '.join(PROFILES)}.")
    for name, url in (("DATABASE_URL", settings.database_url), ("DATABASE_ADMIN_URL", settings.database_admin_url)):
        if url and not url.startswith("postgresql+psycopg2://"):
            wrong.append(f"{name} must start with postgresql+psycopg2:// (a bare postgresql:// picks another driver).")
    if settings.amqp_url and not settings.amqp_url.startswith(("amqp://", "memory://")):
        wrong.append("AMQP_URL must start with amqp:// or memory:// (for TLS put a tunnel in front of the broker).")
    if "{service}" not in settings.api_url_template:
        wrong.append("API_URL_TEMPLATE must contain {service}.")
    return wrong
