package org.throughline.tasks.web;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Light;
import org.throughline.tasks.TaskList;

/// What a list of tasks is narrowed to, as it stands in the address; what is not understood is as
/// if it were not there.
public record FilterForm(
    @Nullable String light,
    @Nullable String theme,
    @Nullable String target,
    @Nullable String programme,
    @Nullable String supervisor,
    @Nullable String stuck) {
  TaskList.More read() {
    return new TaskList.More(
        Coded.find(Light.class, light).orElse(null),
        Typed.text(theme),
        Typed.text(target),
        Typed.id(programme).orElse(null),
        Typed.id(supervisor).orElse(null),
        "true".equals(stuck));
  }
}
