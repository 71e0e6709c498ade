package org.throughline.tasks.web;

import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tasks.TaskTransition;

/// One step being taken: by whom, with what typed, in which language to answer.
///
/// @param task whose page answers
/// @param more what was typed beyond the usual; empty where that form is not shown again
record Step(
    TaskTransition which, long task, ActForm form, StateForm more, Actor actor, Language language) {

  Step(TaskTransition which, long task, ActForm form, Actor actor, Language language) {
    this(which, task, form, StateForm.EMPTY, actor, language);
  }

  /// The task's page: with a notice, or with the refused step's form open as it was typed.
  ModelAndView answer(TaskPages pages, Outcome<Long> outcome, String notice) {
    return outcome.fold(
        _ -> Pages.seeOther("/tasks/" + task, notice),
        why ->
            Refusals.shown(
                why,
                Pages.page("tasks/show", pages.page(actor, task, which, form, more, language))));
  }
}
