"""What an installation decides, read from the environment once, at the door."""

from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from environs import Env, EnvError

from rest.allowances import Limits
from rest.proxies import networks

PROFILES: Final = ("demo", "test", "production")
LONGEST_LINK: Final = 60  # days that a link in somebody's mail may work


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
    mails_an_hour: int
    alarm_mail: str
    mail_dir: Path | None
    keys_dir: Path
    api_url_template: str
    public_url: str
    passkey_domain: str
    trusted_proxies: tuple[str, ...]
    region: str
    session_secret: str
    accounts_secret: str
    webhooks_secret: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_secret_file: Path | None
    session_idle: timedelta
    session_lasts: timedelta
    trainer_link_days: int
    effect_log: bool
    pool_size: int
    limits: Limits
    covenant: Path | None
    papers_dir: Path | None

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
    covenant = env.str("DOORLIJN_COVENANT", "")
    papers_dir = env.str("DOORLIJN_PAPERS_DIR", "")
    secret_file = env.str("DOORLIJN_OIDC_SECRET_FILE", "")
    settings = Settings(
        profile=env.str("DOORLIJN_PROFILE", "production"),
        home=home,
        port=port,
        database_url=env.str("DATABASE_URL", ""),
        database_admin_url=env.str("DATABASE_ADMIN_URL", ""),
        amqp_url=env.str("AMQP_URL", ""),
        smtp_url=env.str("SMTP_URL", ""),
        mail_from=env.str("MAIL_FROM", "doorlijn@voorbeeld.example"),
        mails_an_hour=env.int("DOORLIJN_MAILS_AN_HOUR", 30),
        alarm_mail=env.str("DOORLIJN_ALARM_MAIL", ""),
        mail_dir=Path(mail_dir) if mail_dir else None,
        keys_dir=Path(env.str("DOORLIJN_KEYS_DIR", str(home / "keys"))),
        api_url_template=env.str("API_URL_TEMPLATE", f"http://127.0.0.1:{port}/api/{{service}}"),
        public_url=env.str("PUBLIC_URL", f"http://127.0.0.1:{port}"),
        passkey_domain=env.str("DOORLIJN_PASSKEY_DOMAIN", "").lower(),
        trusted_proxies=tuple(env.str("DOORLIJN_TRUSTED_PROXIES", "").replace(",", " ").split()),
        region=env.str("DOORLIJN_REGION", "De Lijnstreek"),
        session_secret=env.str("DOORLIJN_SESSION_SECRET", ""),
        accounts_secret=env.str("DOORLIJN_ACCOUNTS_SECRET", ""),
        webhooks_secret=env.str("DOORLIJN_WEBHOOKS_SECRET", ""),
        oidc_issuer=env.str("DOORLIJN_OIDC_ISSUER", ""),
        oidc_client_id=env.str("DOORLIJN_OIDC_CLIENT_ID", ""),
        oidc_secret_file=Path(secret_file) if secret_file else None,
        session_idle=timedelta(minutes=env.int("DOORLIJN_SESSION_IDLE_MINUTES", 30)),
        session_lasts=timedelta(hours=env.int("DOORLIJN_SESSION_HOURS", 10)),
        trainer_link_days=env.int("DOORLIJN_TRAINER_LINK_DAYS", 14),
        effect_log=env.bool("DOORLIJN_EFFECT_LOG", False),
        pool_size=env.int("DATABASE_POOL_SIZE", 5),
        limits=_limits(env),
        covenant=Path(covenant) if covenant else None,
        papers_dir=Path(papers_dir).absolute() if papers_dir else None,
    )
    wrong = list(_wrong(settings))
    if wrong:
        raise EnvError("\n".join(wrong))
    return settings


def _limits(env: Env) -> Limits:
    """Read DOORLIJN_LIMIT_PERSON and its like: requests a minute, zero for none."""
    names = (each.name for each in fields(Limits))
    return Limits(**{name: env.int(f"DOORLIJN_LIMIT_{name.upper()}", getattr(Limits, name)) for name in names})


def _wrong(settings: Settings) -> list[str]:
    wrong = []
    if settings.profile not in PROFILES:
        wrong.append(f"DOORLIJN_PROFILE is '{settings.profile}': choose {', '.join(PROFILES)}.")
    for name, url in (("DATABASE_URL", settings.database_url), ("DATABASE_ADMIN_URL", settings.database_admin_url)):
        if url and not url.startswith("postgresql+psycopg2://"):
            wrong.append(f"{name} must start with postgresql+psycopg2:// (a bare postgresql:// picks another driver).")
    if settings.amqp_url and not settings.amqp_url.startswith(("amqp://", "memory://")):
        wrong.append("AMQP_URL must start with amqp:// or memory:// (for TLS put a tunnel in front of the broker).")
    if not timedelta() < settings.session_idle <= settings.session_lasts <= timedelta(days=1):
        wrong.append("DOORLIJN_SESSION_IDLE_MINUTES must fit in DOORLIJN_SESSION_HOURS, and that in a day.")
    if not 1 <= settings.trainer_link_days <= LONGEST_LINK:
        wrong.append(f"DOORLIJN_TRAINER_LINK_DAYS is {settings.trainer_link_days}: choose 1 to {LONGEST_LINK} days.")
    wrong += _wrong_provider(settings)
    wrong += _wrong_door(settings)
    wrong += [
        f"DOORLIJN_LIMIT_{name.upper()} is {rate}: give requests a minute, or 0 for no limit."
        for name, rate in asdict(settings.limits).items()
        if rate < 0
    ]
    if "{service}" not in settings.api_url_template:
        wrong.append("API_URL_TEMPLATE must contain {service}.")
    return wrong


def _wrong_provider(settings: Settings) -> list[str]:
    wrong = []
    if bool(settings.oidc_issuer) != bool(settings.oidc_client_id):
        wrong.append("DOORLIJN_OIDC_ISSUER and DOORLIJN_OIDC_CLIENT_ID go together: set both, or none.")
    is_open = settings.oidc_issuer and not settings.oidc_issuer.startswith("https://")
    if settings.profile == "production" and is_open:
        wrong.append("DOORLIJN_OIDC_ISSUER must start with https://.")
    if settings.oidc_secret_file and not settings.oidc_secret_file.exists():
        wrong.append(f"DOORLIJN_OIDC_SECRET_FILE: there is no file {settings.oidc_secret_file}.")
    return wrong


def _wrong_door(settings: Settings) -> list[str]:
    wrong = []
    host = urlsplit(settings.public_url).hostname or ""
    if settings.passkey_domain and not f".{host}".endswith(f".{settings.passkey_domain}"):
        wrong.append(f"DOORLIJN_PASSKEY_DOMAIN must be the host of PUBLIC_URL ({host}), or a domain above it.")
    for each in settings.trusted_proxies:
        try:
            list(networks([each]))
        except ValueError:
            wrong.append(f"DOORLIJN_TRUSTED_PROXIES: '{each}' is no address or network such as 10.0.0.0/24.")
    return wrong
