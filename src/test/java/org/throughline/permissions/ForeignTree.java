package org.throughline.permissions;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.desks.Handovers;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.invitations.CalledAs;
import org.throughline.invitations.Invitations;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.minutes.Minutes;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.papers.NewPaper;
import org.throughline.papers.Papers;
import org.throughline.publishing.Editions;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.UploadedFile;
import org.throughline.shared.Who;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewSample;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Reports;
import org.throughline.tasks.SampleBasis;
import org.throughline.tasks.Samples;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Upload;
import org.throughline.tasks.VerificationLevel;

/// Another tenant: a tree of its own with a record of every kind, none of which anybody of the
/// demo's tree may know.
@Component
class ForeignTree {
  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final Directives directives;
  private final Receipts receipts;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Minutes minutes;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final Samples samples;
  private final Handovers handovers;
  private final Editions editions;
  private final Papers papers;
  private final Invitations invitations;
  private final JdbcClient sql;

  ForeignTree(
      Organisations organisations,
      People people,
      Posts posts,
      Directives directives,
      Receipts receipts,
      Meetings meetings,
      Transitions transitions,
      Decisions decisions,
      Minutes minutes,
      Tasks tasks,
      TakingUp takingUp,
      Reports reports,
      Samples samples,
      Handovers handovers,
      Editions editions,
      Papers papers,
      Invitations invitations,
      JdbcClient sql) {
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.directives = directives;
    this.receipts = receipts;
    this.meetings = meetings;
    this.transitions = transitions;
    this.decisions = decisions;
    this.minutes = minutes;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.samples = samples;
    this.handovers = handovers;
    this.editions = editions;
    this.papers = papers;
    this.invitations = invitations;
    this.sql = sql;
  }

  /// The id of one record of each kind.
  @Transactional
  public Map<Kind, Long> plant() {
    var ids = new EnumMap<Kind, Long>(Kind.class);
    var body =
        organisations.create(null, OrganisationKind.CITY, "Elsewhere City", "别处市", Who.SYSTEM);
    var office =
        organisations.create(
            body.id(), OrganisationKind.OFFICE, "Elsewhere Office", null, Who.SYSTEM);
    var bureau =
        organisations.create(
            body.id(), OrganisationKind.DEPARTMENT, "Elsewhere Bureau", null, Who.SYSTEM);
    var inspection =
        organisations.create(
            body.id(), OrganisationKind.OFFICE, "Elsewhere Inspection", null, Who.SYSTEM);
    var secretary = appoint(office, EnumSet.of(Role.SECRETARY, Role.EDITOR, Role.CHAIR));
    var head = appoint(bureau, EnumSet.of(Role.UNIT_HEAD, Role.OFFICIAL));
    var inspector = appoint(inspection, EnumSet.of(Role.SUPERVISOR));
    ids.put(Kind.ORGANISATION, body.id());
    ids.put(Kind.PERSON, secretary.personId());
    ids.put(Kind.POST, secretary.postId());

    var directive =
        done(
            directives.register(
                secretary,
                new NewDirective(
                    DirectiveKind.DOCUMENT,
                    "Elsewhere's directive",
                    "Elsewhere",
                    null,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL,
                    "Do it well.")));
    ids.put(Kind.DIRECTIVE, directive);
    ids.put(
        Kind.CLAUSE,
        done(
            directives.addClause(
                secretary,
                directive,
                new NewClause(ClauseKind.REQUIREMENT, "Do it well.", 0, 11, null))));
    ids.put(Kind.RECEIPT, receipts.ofBody(directive, body.id()).orElseThrow().id());

    var meeting =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    office.id(),
                    "Elsewhere's meeting",
                    MeetingForm.ORDINARY,
                    null,
                    LocalDate.now().minusDays(1),
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL)));
    ids.put(Kind.MEETING, meeting);
    var item =
        done(
            meetings.addItem(
                secretary,
                meeting,
                new NewItem(ItemKind.PROPOSAL, "Elsewhere's proposal", null, List.of())));
    ids.put(Kind.AGENDA_ITEM, item);
    ids.put(
        Kind.PAPER,
        done(
            papers.add(
                secretary,
                meeting,
                new NewPaper(item, "Elsewhere's paper", Access.INTERNAL, null, null),
                new UploadedFile("elsewhere.txt", new byte[] {'x'}))));
    done(
        invitations.invite(
            secretary,
            meeting,
            List.of(new Invitations.Called(secretary.personId(), secretary.postId())),
            CalledAs.MEMBER));
    done(invitations.send(secretary, meeting));
    ids.put(
        Kind.INVITATION,
        invitations.ofMeeting(secretary, meeting, Language.ENGLISH).getFirst().id());
    done(
        meetings.addAttendance(
            secretary,
            meeting,
            new NewAttendance(
                AttendanceClass.PRESIDES, secretary.personId(), null, null, null, null)));
    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    done(
        meetings.addStatement(
            secretary,
            meeting,
            new NewStatement(item, StatementVerb.AGREED, null, null, "Agreed elsewhere.", null)));
    done(transitions.end(secretary, meeting));
    done(
        decisions.record(
            secretary,
            item,
            new NewDecision(
                DecisionOutcome.ADOPTED,
                null,
                null,
                "Adopted elsewhere.",
                null,
                List.of(new NewDecision.NewClause(null, "Elsewhere does it.", null)))));
    var decision = decisions.ofItem(item).orElseThrow();
    ids.put(Kind.DECISION, decision.id());
    ids.put(Kind.DECISION_CLAUSE, decision.clauses().getFirst().id());

    ids.put(Kind.MINUTES, done(minutes.draw(secretary, meeting)));

    var task =
        done(
            tasks.issue(
                secretary,
                new NewTask(
                    new Origin.OfDecisionClause(decision.clauses().getFirst().id()),
                    "Elsewhere's task",
                    "",
                    bureau.id(),
                    null,
                    Set.of(),
                    inspection.id(),
                    LocalDate.now().plusDays(9),
                    null,
                    null,
                    Access.INTERNAL)));
    ids.put(Kind.TASK, task);
    done(takingUp.acknowledge(head, task));
    done(takingUp.accept(head, task, head.personId()));
    done(
        reports.report(
            head,
            task,
            new NewReport(
                Progress.ON_SCHEDULE,
                "Well elsewhere.",
                null,
                List.of(new Upload("elsewhere.txt", "secret".getBytes(StandardCharsets.UTF_8))))));
    var report = reports.of(task).getFirst();
    ids.put(Kind.REPORT, report.id());
    ids.put(Kind.EVIDENCE, report.evidence().getFirst().id());
    done(reports.report(head, task, new NewReport(Progress.DONE, "Done.", null, List.of())));
    ids.put(
        Kind.SAMPLE,
        done(
            samples.draw(
                inspector,
                new NewSample(
                    SampleBasis.ALL,
                    null,
                    null,
                    List.of(),
                    1,
                    null,
                    "elsewhere",
                    VerificationLevel.DOCUMENTED))));

    plantTopics(secretary.bodyId(), ids);
    ids.put(
        Kind.READING,
        sql.sql(
                """
                insert into readouts.reading (organisation_id, name, language, text, sha256) values (?, 'elsewhere', 'en', 'secret', repeat('0', 64)) returning id\
                """)
            .param(office.id())
            .query(Long.class)
            .single());
    ids.put(
        Kind.IMPORT,
        sql.sql(
                """
                insert into imports.batch (kind, body_id, file_name, columns, uploaded_by) values ('tasks', ?, 'secret.csv', array['title'], ?) returning id\
                """)
            .param(secretary.bodyId())
            .param(secretary.personId())
            .query(Long.class)
            .single());
    ids.put(
        Kind.VIEW,
        sql.sql(
                """
                insert into views.kept (person_id, organisation_id, path, query, name)
                values (?, ?, '/tasks', 'late=true', 'Elsewhere''s view') returning id\
                """)
            .param(secretary.personId())
            .param(secretary.organisationId())
            .query(Long.class)
            .single());
    ids.put(Kind.HANDOVER, done(handovers.prepare(secretary, secretary.postId())));
    plantFigures(body.id(), ids);
    plantProgramme(body.id(), ids);
    ids.put(Kind.EDITION, done(editions.draft(secretary, meeting)));
    return ids;
  }

  private void plantTopics(long body, Map<Kind, Long> ids) {
    ids.put(
        Kind.WAITING_ITEM,
        id(
            """
            insert into meetings.waiting_item (organisation_id, kind, title, by_rule, since)
            values (:body, 'report', 'Elsewhere''s matter', false, now()) returning id\
            """,
            body));
    ids.put(
        Kind.SERIES,
        id(
            """
            insert into series.schedule
              (organisation_id, title, form, language, access, rhythm, first_on, created_at, created_by)
            values (:body, 'Elsewhere''s series', 'ordinary', 'en', 'internal', 'weekly', '2026-01-05', now(),
                    (select min(id) from organisations.person where body_id = :body)) returning id\
            """,
            body));
    ids.put(
        Kind.TOPIC,
        id(
            """
            insert into topics.topic
              (organisation_id, for_organisation_id, kind, title, text, asked, access, language, drafted_by)
            values (:body, :body, 'report', 'Elsewhere''s topic', '', 'Note it.', 'internal', 'en',
                    (select min(id) from organisations.person where body_id = :body)) returning id\
            """,
            body));
  }

  private void plantProgramme(long body, Map<Kind, Long> ids) {
    ids.put(
        Kind.PROGRAMME,
        id(
            """
            insert into tasks.programme (name_en, owner_organisation_id)
            values ('Elsewhere''s programme', :body) returning id\
            """,
            body));
    ids.put(
        Kind.RECURRENCE,
        id(
            """
            insert into tasks.recurrence
              (title, own_initiative, issuing_organisation_id, lead_organisation_id, access, every, unit,
               first_due, lead_days, seen_to, person_id)
            values ('Elsewhere''s obligation', 'Elsewhere', :body, :body, 'internal', 1, 'month',
                    '2099-01-01', 0, '2098-12-31', (select min(id) from organisations.person where body_id = :body))
            returning id\
            """,
            body));
  }

  private void plantFigures(long body, Map<Kind, Long> ids) {
    ids.put(
        Kind.INDICATOR,
        id(
            """
            insert into indicators.indicator (organisation_id, root_id, code, name_en, kind, months, aggregation, valid_from)
            values (:body, :body, 'ELSEWHERE', 'Elsewhere''s indicator', 'count', 3, 'none', '2024-01-01') returning id\
            """,
            body));
    sql.sql(
            "insert into indicators.definition (indicator_id, version, definition_en) values (?, 1, 'Elsewhere')")
        .param(ids.get(Kind.INDICATOR))
        .update();
    ids.put(
        Kind.FIGURE,
        id(
            """
            with s as (insert into indicators.series (indicator_id, months, position)
                       select id, 3, 0 from indicators.indicator where code = 'ELSEWHERE' returning id)
            insert into indicators.figure
              (series_id, months, period, organisation_id, value, state, version, source, at, person_id)
            select s.id, 3, '2026-04-01', :body, 7, 'provisional', 1, 'form', now(),
                   (select min(id) from organisations.person where body_id = :body) from s returning id\
            """,
            body));
    ids.put(
        Kind.DATA_REQUEST,
        id(
            """
            insert into indicators.request (organisation_id, title, purpose, due_on, drafted_by)
            values (:body, 'Elsewhere''s request', 'Elsewhere', '2027-01-01',
                    (select min(id) from organisations.person where body_id = :body)) returning id\
            """,
            body));
  }

  private long id(String insert, long body) {
    return sql.sql(insert).param("body", body).query(Long.class).single();
  }

  private Actor appoint(Organisation organisation, Set<Role> roles) {
    var person =
        people.create(
            organisation.bodyId(), "Somebody of " + organisation.nameEn(), null, Who.SYSTEM);
    var post = posts.create(organisation.id(), "Post", null, true, roles, Who.SYSTEM);
    posts.take(post.id(), person.id(), LocalDate.now().minusDays(9), Who.SYSTEM);
    return posts.actor(person.id(), post.id()).orElseThrow();
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }
}
