package org.throughline.shared;

/// Any record, by kind and id.
public record Ref(Kind kind, long id) {

  /// `task/17`: as it stands in addresses.
  @Override
  public String toString() {
    return kind.code() + "/" + id;
  }
}
