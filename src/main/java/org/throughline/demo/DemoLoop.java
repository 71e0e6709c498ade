package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Access;
import org.throughline.tasks.Contributions;
import org.throughline.tasks.Extensions;
import org.throughline.tasks.HoldUps;
import org.throughline.tasks.Milestones;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Programmes;
import org.throughline.tasks.Recurrences;
import org.throughline.tasks.Rhythm;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Tasks;

/// The demo's tasks with milestones, an extension asked, a block, an order, a recurrence and a
/// programme.
@Component
class DemoLoop {
  private final DemoCast cast;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Milestones milestones;
  private final Extensions extensions;
  private final HoldUps holdUps;
  private final Contributions contributions;
  private final Programmes programmes;
  private final Recurrences recurrences;

  DemoLoop(
      DemoCast cast,
      Tasks tasks,
      TakingUp takingUp,
      Milestones milestones,
      Extensions extensions,
      HoldUps holdUps,
      Contributions contributions,
      Programmes programmes,
      Recurrences recurrences) {
    this.cast = cast;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.milestones = milestones;
    this.extensions = extensions;
    this.holdUps = holdUps;
    this.contributions = contributions;
    this.programmes = programmes;
    this.recurrences = recurrences;
  }

  void create(LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    var head = cast.as("fengyue.water.head");
    var culture = cast.as("fengyue.culture.head");
    var county = cast.as("qingtan.water.head");
    var programme =
        done(
            programmes.create(
                secretary,
                "Clean brooks in every county",
                "县县清溪",
                new Addressees.Under(secretary.bodyId(), Set.of(OrganisationKind.values()))));
    var more =
        new NewTask.More(
            null, programme, List.of("rural water"), List.of("residents of the villages"), false);
    var sluices =
        issue(
            secretary,
            own(),
            head,
            "Renew the sluices of the upper brook",
            today.plusDays(25),
            more,
            culture);
    done(takingUp.accept(head, sluices, cast.as("fengyue.water.official").personId()));
    done(milestones.add(head, sluices, "Survey finished", today.plusDays(5)));
    done(milestones.add(head, sluices, "Two sluices in place", today.plusDays(15)));
    done(milestones.add(head, sluices, "All five sluices in place", today.plusDays(25)));
    var survey =
        milestones.of(sluices).stream()
            .filter(each -> each.dueOn().equals(today.plusDays(5)))
            .findFirst();
    done(milestones.reach(head, sluices, survey.orElseThrow().id()));
    done(
        contributions.contribute(
            culture,
            sluices,
            "The old mill's gate was drawn and measured before it is taken out."));
    done(
        extensions.ask(
            head, sluices, today.plusDays(40), "The castings come two weeks later than ordered."));

    var first =
        issue(
            head,
            new Origin.OfTask(sluices),
            county,
            "Lower the water above the mill",
            today.plusDays(8),
            inOrder(),
            null);
    issue(
        head,
        new Origin.OfTask(sluices),
        county,
        "Take out the old gates",
        today.plusDays(20),
        inOrder(),
        null);
    done(takingUp.acknowledge(county, first));

    var path =
        issue(
            secretary,
            own(),
            culture,
            "Put up signs along the brook",
            today.plusDays(12),
            NewTask.More.NOTHING,
            null);
    done(takingUp.accept(culture, path, null));
    done(
        holdUps.block(
            culture,
            path,
            new HoldUps.Blocker(
                sluices, null, "The bank is closed until the sluices are in place.")));
    done(
        recurrences.create(
            secretary,
            task(
                new Origin.OwnInitiative("Low water is measured every quarter."),
                head,
                "Report the low-water marks",
                today.plusDays(20),
                NewTask.More.NOTHING,
                null),
            new Rhythm(1, Rhythm.Unit.QUARTER, null, 30)));
  }

  private static Origin own() {
    return new Origin.OwnInitiative("The brook failed the villages in the dry summer.");
  }

  private static NewTask.More inOrder() {
    return new NewTask.More(null, null, List.of(), List.of(), true);
  }

  private long issue(
      Actor issuer,
      Origin origin,
      Actor lead,
      String title,
      LocalDate deadline,
      NewTask.More more,
      @Nullable Actor supporting) {
    return done(tasks.issue(issuer, task(origin, lead, title, deadline, more, supporting)));
  }

  private static NewTask task(
      Origin origin,
      Actor lead,
      String title,
      LocalDate deadline,
      NewTask.More more,
      @Nullable Actor supporting) {
    return new NewTask(
        origin,
        title,
        "",
        lead.organisationId(),
        null,
        supporting == null ? Set.of() : Set.of(supporting.organisationId()),
        null,
        deadline,
        null,
        null,
        Access.INTERNAL,
        more);
  }
}
