import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0021_policy_cycles"),
    ]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="asks_decision",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="councildocument",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dossiers",
                to="records.meeting",
            ),
        ),
    ]
