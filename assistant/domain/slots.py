"""The fixed vocabulary: what a brief must know, how sure it is, and the cells a cause can lie in."""

from enum import IntEnum, StrEnum


class Slot(StrEnum):
    """One thing the brief must know (scenarios/FORMAT.md fixes the list)."""

    REQUESTED_SOLUTION = "requested_solution"
    REQUESTED_DATE = "requested_date"
    STRATEGY_LINK = "strategy_link"
    URGENCY_REASON = "urgency_reason"
    BUSINESS_GOAL = "business_goal"
    METRIC = "metric"
    BASELINE = "baseline"
    TARGET = "target"
    DUE = "due"
    DATA_SOURCE = "data_source"
    DATA_OWNER = "data_owner"
    VALUE_PER_UNIT = "value_per_unit"
    AUDIENCE = "audience"
    AUDIENCE_SIZE = "audience_size"
    WORK_CONTEXT = "work_context"
    CURRENT_BEHAVIOUR = "current_behaviour"
    DESIRED_BEHAVIOUR = "desired_behaviour"
    EXEMPLARS = "exemplars"
    CAUSE_EXPECTATIONS = "cause_expectations"
    CAUSE_TOOLS = "cause_tools"
    CAUSE_INCENTIVES = "cause_incentives"
    CAUSE_SKILL = "cause_skill"
    CAUSE_CAPACITY = "cause_capacity"
    CAUSE_MOTIVES = "cause_motives"
    TRIED_BEFORE = "tried_before"
    COST_OF_INACTION = "cost_of_inaction"
    CONSTRAINTS = "constraints"
    BUDGET = "budget"
    EXISTING_MATERIAL = "existing_material"
    MANDATE = "mandate"
    SPONSOR = "sponsor"
    STAKEHOLDERS = "stakeholders"
    ENABLERS = "enablers"
    MANAGER_SUPPORT = "manager_support"
    LEARNER_VIEW = "learner_view"
    SUCCESS_CRITERIA = "success_criteria"
    RISKS = "risks"


class Cell(StrEnum):
    """A cell of Gilbert's behaviour engineering model (Gilbert, 1978), environment first."""

    EXPECTATIONS = "expectations"
    TOOLS = "tools"
    INCENTIVES = "incentives"
    SKILL = "skill"
    CAPACITY = "capacity"
    MOTIVES = "motives"

    @property
    def slot(self) -> Slot:
        """The slot in which the requester speaks about this cell."""
        return Slot(f"cause_{self.value}")


CAUSE_SLOTS: dict[Slot, Cell] = {cell.slot: cell for cell in Cell}


class State(StrEnum):
    """How sure the brief is of a slot."""

    EMPTY = "empty"
    VAGUE = "vague"
    STATED = "stated"
    EVIDENCED = "evidenced"  # a record or a document supports it
    CONFLICTING = "conflicting"
    UNKNOWN = "unknown"  # asked and not known; has an owner and a due date
    ASSUMED = "assumed"  # ours, marked


class Grade(IntEnum):
    """Strength of the evidence behind one fact."""

    NONE = 0
    OPINION = 1
    EXAMPLE = 2  # several opinions, or a concrete example
    RECORD = 3
    RECORD_AND_OBSERVATION = 4


class Direction(StrEnum):
    """Whether a remark speaks for or against a cause cell."""

    FOR = "for"
    AGAINST = "against"
