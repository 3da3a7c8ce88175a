"""Operations for migrations of any app."""

from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class ChangeState(SeparateDatabaseAndState):
    """Many changes of models that change no table, such as labels and help texts.

    Django renders the models again after each operation on the state. Here it renders them once, after the last one.
    """

    def __init__(self, state_operations: list[Operation]) -> None:
        super().__init__(state_operations=state_operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # a cached property: the next use of `state.apps` renders all models
        super().state_forwards(app_label, state)
