package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every package says that nothing in it is null unless marked.
class NullMarksTests {
  @Test
  void everyPackageIsNullMarked() {
    assertThat(unmarked(Sources.MAIN)).isEmpty();
  }

  @Test
  void aPlantedPackageWithoutTheMarkIsCaught() {
    assertThat(unmarked(Path.of("src/test/java/org/throughline/repository/planted"))).hasSize(3);
  }

  private static List<Path> unmarked(Path root) {
    return Sources.below(root, ".java").stream()
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !marked(folder.resolve("package-info.java")))
        .toList();
  }

  private static boolean marked(Path info) {
    return java.nio.file.Files.exists(info) && Sources.text(info).contains("\n@NullMarked");
  }
}
