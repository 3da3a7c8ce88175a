"""Migrations keep the previous release working: its code still serves requests while the new release is rolled out.

That code does not set a new column when it inserts a row, and selects every column that it knows. So a column is added
with `null=True`, or with `default` and the same `db_default`; one that is no longer needed stays for a release and is
removed in the next.
"""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

OURS = {"carecity", "contact", "pages", "security"}
FIRST_RELEASE = {("contact", "0001_initial"), ("pages", "0001_initial"), ("pages", "0002_remove_welcome_page")}
BREAKING_OPERATIONS = (
    migrations.AddConstraint,
    migrations.AlterModelTable,
    migrations.AlterUniqueTogether,
    migrations.DeleteModel,
    migrations.RemoveField,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.RunSQL,
    migrations.SeparateDatabaseAndState,
)
# {line that `find_breaking` returns: why it does not break the previous release, for example because that release no
# longer uses the column}.
ALLOWED = {
    # In the state only: the attributes of `Mail` are renamed, their columns keep the names of the release before.
    "contact.0005_names_and_help_texts: Custom state/database change combination",
    # In the state only: texts for editors, which no column contains.
    "pages.0016_plain_english: Custom state/database change combination",
    # In the state only: the default of a column that was added without one.
    "contact.0006_conversations: Custom state/database change combination",
    # In the state only: a new block, which no column contains.
    "pages.0018_public_answers: Custom state/database change combination",
    # In the state only: blocks, which no column contains.
    "pages.0022_blocks: Custom state/database change combination",
    "pages.0023_listings: Custom state/database change combination",
    "pages.0027_bands_and_colours: Custom state/database change combination",
}


def is_required(field):
    """Return whether an INSERT without the column fails. The database itself computes a generated column."""
    return not (field.many_to_many or field.null or field.has_db_default() or field.generated)


def is_narrower(new, old):
    """Return whether a column refuses values that it accepted before, or has another type or name."""
    shorter = isinstance(new, models.CharField) and new.max_length < (old.max_length or 0)
    other = new.get_internal_type() != old.get_internal_type() or new.db_column != old.db_column
    return other or shorter or (new.unique and not old.unique) or (is_required(new) and not is_required(old))


def old_name(operation):
    """Return the name of the model before the operation."""
    return operation.old_name if isinstance(operation, migrations.RenameModel) else operation.name


def table_of(model):
    """Return the name of the model's table."""
    return model.options.get("db_table") or f"{model.app_label}_{model.name_lower}"


def table_after(operation, app, state):
    """Return the name that a model's table has after the operation."""
    state = state.clone()
    operation.state_forwards(app, state)
    renamed = isinstance(operation, migrations.RenameModel)
    return table_of(state.models[app, (operation.new_name if renamed else operation.name).lower()])


def is_breaking(operation, app, state):
    """Return whether code of the previous release fails after this operation."""
    if isinstance(operation, migrations.AddField):
        return is_required(operation.field)
    if isinstance(operation, migrations.AlterField):
        old = state.models[app, operation.model_name_lower].get_field(operation.name)
        return is_narrower(operation.field, old)
    if isinstance(operation, (migrations.AlterModelTable, migrations.RenameModel)):
        return table_after(operation, app, state) != table_of(state.models[app, old_name(operation).lower()])
    return isinstance(operation, BREAKING_OPERATIONS)


def find_breaking(migration, state):
    """Return a line for each breaking operation, except on tables that this migration creates."""
    created, found = set(), []
    for operation in migration.operations:
        name = getattr(operation, "model_name", getattr(operation, "name", None)) or ""
        if isinstance(operation, migrations.CreateModel):
            created.add(operation.name_lower)
        elif name.lower() not in created and is_breaking(operation, migration.app_label, state):
            found.append(f"{migration}: {operation.describe()}")
        operation.state_forwards(migration.app_label, state)
    return found


def test_every_migration_keeps_the_previous_release_working():
    loader = MigrationLoader(None)
    later = [key for key in loader.graph.nodes if key[0] in OURS and key not in FIRST_RELEASE]
    found = [
        line
        for key in later
        for line in find_breaking(loader.graph.nodes[key], loader.project_state(key, at_end=False))
    ]
    assert len(later) >= 15
    assert sorted(found) == sorted(ALLOWED)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("thing", "new", models.CharField(max_length=9)),
        migrations.AddField("thing", "new", models.BooleanField(default=False)),
        migrations.AlterField("thing", "name", models.CharField(max_length=9)),
        migrations.AlterField("thing", "name", models.CharField(max_length=8, null=True)),
        migrations.AlterField("thing", "name", models.CharField(max_length=9, null=True, unique=True)),
        migrations.AlterField("thing", "name", models.IntegerField(null=True)),
        migrations.RemoveField("thing", "name"),
        migrations.RenameField("thing", "name", "title"),
        migrations.RenameModel("thing", "object"),
        migrations.AlterModelTable("thing", "objects"),
        migrations.DeleteModel("thing"),
    ],
    ids=lambda operation: operation.describe(),
)
def test_breaking_operation_is_found(operation):
    assert find_breaking(make_migration(operation), make_state()) == [f"things.0002_more: {operation.describe()}"]


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("thing", "new", models.CharField(max_length=9, null=True)),
        migrations.AddField("thing", "new", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("thing", "new", models.ManyToManyField("auth.Group")),
        migrations.AlterField("thing", "name", models.CharField(max_length=10, null=True, help_text="Its name.")),
        migrations.CreateModel("other", [("name", models.CharField(max_length=9))]),
        migrations.AlterModelTable("thing", "things_thing"),
    ],
    ids=lambda operation: operation.describe(),
)
def test_compatible_operation_is_accepted(operation):
    assert find_breaking(make_migration(operation), make_state()) == []


def test_renamed_model_that_keeps_its_table_is_accepted():
    same_table = migrations.AlterModelTable("thing", "things_thing"), migrations.RenameModel("thing", "object")
    assert find_breaking(make_migration(*same_table), make_state()) == []


def make_migration(*operations):
    """Return a migration with these operations."""
    migration = migrations.Migration("0002_more", "things")
    migration.operations = list(operations)
    return migration


def make_state():
    """Return the state of an app with one table."""
    state = ProjectState()
    state.add_model(ModelState("things", "thing", [("name", models.CharField(max_length=9, null=True))]))
    return state
