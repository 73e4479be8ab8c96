import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0024_residents_panel"),
    ]

    operations = [
        migrations.CreateModel(
            name="LongList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weight_figures", models.PositiveSmallIntegerField(default=1)),
                ("weight_partners", models.PositiveSmallIntegerField(default=1)),
                ("weight_panel", models.PositiveSmallIntegerField(default=1)),
                ("partners_source", models.CharField(blank=True, max_length=300)),
                ("panel_source", models.CharField(blank=True, max_length=300)),
                ("figures_version", models.CharField(blank=True, max_length=80)),
                ("figures_until", models.CharField(blank=True, max_length=10)),
                ("figures_on", models.DateField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="long_list",
                        to="records.policycycle",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorityChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_on", models.DateField()),
                ("reason", models.TextField()),
                ("themes", models.JSONField()),
                ("weights", models.JSONField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "long_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="records.longlist",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["decided_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="ListedTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("partners_score", models.FloatField(blank=True, null=True)),
                ("panel_score", models.FloatField(blank=True, null=True)),
                ("figures_score", models.FloatField(blank=True, null=True)),
                ("figures", models.JSONField(default=list)),
                (
                    "long_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themes",
                        to="records.longlist",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("long_list", "title"), name="one_listed_theme_per_title")
                ],
            },
        ),
    ]
