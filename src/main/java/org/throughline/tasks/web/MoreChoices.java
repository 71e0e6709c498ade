package org.throughline.tasks.web;

import java.util.List;

/// @param firsts posts from which the first responsible person may answer
public record MoreChoices(MoreForm form, List<Choice.Group> firsts, List<Choice> programmes) {}
