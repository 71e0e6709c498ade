package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.throughline.Application;

/// Which module may call which, proved on the compiled code.
class ModulesTests {
  private final ApplicationModules modules = ApplicationModules.of(Application.class);

  @Test
  void everyModuleCallsOnlyWhatItDeclares() {
    modules.verify();
  }

  /// The rule is aimed at something: a planted pair of modules, one reaching into the other's
  /// insides.
  @Test
  void aPlantedFaultIsCaught() {
    ImportOption everything = _ -> true; // test classes too
    var planted = ApplicationModules.of("org.throughline.repository.planted", everything);
    assertThatThrownBy(planted::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Cellar");
  }

  @Test
  void thePageAboutModulesIsTrue() {
    var rows =
        modules.stream()
            .map(module ->
                "| `%s` | %s | %s |"
                    .formatted(module.getIdentifier(), sentence(module), calls(module)))
            .sorted()
            .collect(Collectors.joining("\n"));
    assertThat(rows).isNotEmpty();
    GeneratedPage.check(
        "modules.md",
        """
        # Modules and arrows

        Made from the code; `bin/docs` writes it anew. A module looks upstream by call, tells downstream by event,
        and asks downstream through an interface it owns. Its queries may join upstream schemas, never downstream ones.

        | module | holds | calls |
        | --- | --- | --- |
        """
            + rows
            + "\n");
  }

  private String calls(ApplicationModule module) {
    return module
        .getDirectDependencies(modules)
        .uniqueModules()
        .map(each -> each.getIdentifier().toString())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String sentence(ApplicationModule module) {
    var file =
        Sources.MAIN
            .resolve(module.getBasePackage().getName().replace('.', '/'))
            .resolve("package-info.java");
    return Sources.text(file)
        .lines()
        .takeWhile(line -> line.startsWith("///"))
        .map(line -> line.substring(3).strip())
        .collect(Collectors.joining(" "));
  }
}
