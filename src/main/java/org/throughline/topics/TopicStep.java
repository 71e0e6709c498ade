package org.throughline.topics;

import static org.throughline.organisations.Permission.TOPIC_SUBMIT;
import static org.throughline.organisations.Permission.TOPIC_TREAT;
import static org.throughline.topics.TopicState.ACCEPTED;
import static org.throughline.topics.TopicState.DRAFT;
import static org.throughline.topics.TopicState.IN_TREATMENT;
import static org.throughline.topics.TopicState.REFUSED;
import static org.throughline.topics.TopicState.RESUBMITTED;
import static org.throughline.topics.TopicState.SENT_BACK;
import static org.throughline.topics.TopicState.SUBMITTED;
import static org.throughline.topics.TopicState.WITHDRAWN;

import java.util.Set;
import org.throughline.organisations.Permission;
import org.throughline.shared.Coded;

/// Every way from state to state, and who may go it. The database has the same ways in the trigger
/// `topic_moves`.
public enum TopicStep implements Coded {
  SUBMISSION(TOPIC_SUBMIT, SUBMITTED, DRAFT),
  RESUBMISSION(TOPIC_SUBMIT, RESUBMITTED, SENT_BACK),
  TREATMENT(TOPIC_TREAT, IN_TREATMENT, SUBMITTED, RESUBMITTED),
  RETURN(TOPIC_TREAT, SENT_BACK, IN_TREATMENT),
  ACCEPTANCE(TOPIC_TREAT, ACCEPTED, IN_TREATMENT),
  REFUSAL(TOPIC_TREAT, REFUSED, IN_TREATMENT),
  WITHDRAWAL(TOPIC_SUBMIT, WITHDRAWN, DRAFT, SUBMITTED, IN_TREATMENT, SENT_BACK, RESUBMITTED);

  private final Permission permission;
  private final TopicState to;
  private final Set<TopicState> from;

  TopicStep(Permission permission, TopicState to, TopicState... from) {
    this.permission = permission;
    this.to = to;
    this.from = Set.of(from);
  }

  public Permission permission() {
    return permission;
  }

  public TopicState to() {
    return to;
  }

  public boolean leadsFrom(TopicState state) {
    return from.contains(state);
  }

  /// Whose organisation is asked for the permission.
  public long decider(Topic topic) {
    return permission == TOPIC_SUBMIT ? topic.organisationId() : topic.forOrganisationId();
  }

  public boolean needsReason() {
    return this == RETURN || this == REFUSAL;
  }
}
