package org.throughline.publishing.web;

import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.publishing.Edition;
import org.throughline.publishing.EditionState;
import org.throughline.publishing.TranslationState;
import org.throughline.publishing.Translations.Translation;

/// What this reader may do about an edition as it stands. Only what would succeed is offered; the
/// services decide.
///
/// @param waits for a second person, where the reader could approve had they not written it
public record EditionActs(
    boolean edit,
    boolean submit,
    boolean takeBack,
    boolean approve,
    boolean waits,
    boolean publish,
    boolean translate,
    boolean reviewTranslation,
    boolean publishTranslation,
    boolean correct,
    boolean withdraw) {

  static EditionActs of(Actor actor, Edition edition, Translation translation, Policy policy) {
    var state = edition.state();
    var organisation = edition.organisationId();
    var drafts = policy.allows(actor, Permission.EDITION_DRAFT, organisation);
    var approves =
        policy.allows(actor, Permission.EDITION_APPROVE, organisation)
            && state == EditionState.IN_REVIEW;
    var publishes = policy.allows(actor, Permission.EDITION_PUBLISH, organisation);
    var translates =
        policy.allows(actor, Permission.EDITION_TRANSLATE, organisation)
            && !state.ended()
            && translation.state() != TranslationState.PUBLISHED;
    var submitter = edition.submittedBy();
    var wrote =
        edition.draftedBy() == actor.personId()
            || (submitter != null && submitter == actor.personId());
    var translator = translation.translatedBy();
    return new EditionActs(
        drafts && state == EditionState.DRAFT,
        drafts && state == EditionState.DRAFT,
        drafts && (state == EditionState.IN_REVIEW || state == EditionState.APPROVED),
        approves && !wrote,
        approves && wrote,
        publishes && state == EditionState.APPROVED,
        translates,
        translates
            && translation.state() == TranslationState.DRAFT
            && translation.whole()
            && (translator == null || translator != actor.personId()),
        publishes
            && state == EditionState.PUBLISHED
            && translation.state() == TranslationState.REVIEWED,
        drafts && state == EditionState.PUBLISHED,
        policy.allows(actor, Permission.EDITION_WITHDRAW, organisation)
            && state == EditionState.PUBLISHED);
  }

  public boolean any() {
    return edit
        || submit
        || takeBack
        || approve
        || publish
        || publishTranslation
        || correct
        || withdraw;
  }
}
