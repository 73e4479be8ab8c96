"""Who was told for a team leads it from now on; the other members are still to be named."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0025_priorities")]

    operations = [
        migrations.RemoveConstraint("teamlead", "one_lead_per_person"),
        migrations.RenameModel("TeamLead", "TeamMember"),
        migrations.AddField("teammember", "leads", models.BooleanField(default=True)),
        migrations.AlterField("teammember", "leads", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "teammember",
            models.UniqueConstraint(fields=["organisation", "team", "account"], name="once_in_a_team"),
        ),
    ]
