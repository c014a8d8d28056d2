"""Every table, so that migrations and checks see the whole schema."""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from crm.appointments import models as appointments
from crm.attachments import models as attachments
from crm.companies import models as companies
from crm.database import changes, codes
from crm.database.base import Base
from crm.deals import models as deals
from crm.events import models as events
from crm.exchange import models as exchange
from crm.followups import models as followups
from crm.funds import models as funds
from crm.industries import models as industries
from crm.leads import models as leads
from crm.letters import models as letters
from crm.parks import models as parks
from crm.partners import models as partners
from crm.search import models as search
from crm.staff import models as staff
from crm.targets import models as targets
from crm.tasks import models as tasks
from crm.trips import models as trips
from crm.views import models as views
from crm.visits import models as visits

MODULES = (
    appointments,
    attachments,
    changes,
    codes,
    companies,
    deals,
    events,
    exchange,
    followups,
    funds,
    industries,
    leads,
    letters,
    parks,
    partners,
    search,
    staff,
    targets,
    tasks,
    trips,
    views,
    visits,
)
metadata = Base.metadata


def configure_tables() -> None:
    """Resolve the mappings now, so that the first query in a worker does not."""
    configure_mappers()
