package org.throughline.notifications;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Role;

/// Some of those who are told: whoever holds these posts today, or people by name. Vacant posts
/// tell nobody.
public sealed interface Audience {

  record OfPosts(Set<Long> ids) implements Audience {
    public OfPosts {
      ids = Set.copyOf(ids);
    }
  }

  record OfPeople(Set<Long> ids) implements Audience {
    public OfPeople {
      ids = Set.copyOf(ids);
    }
  }

  /// Posts with one of the roles, standing directly in one of the organisations.
  record InUnits(Set<Long> organisationIds, Set<Role> roles) implements Audience {
    public InUnits {
      organisationIds = Set.copyOf(organisationIds);
      roles = Set.copyOf(roles);
    }
  }

  /// Posts with one of the roles, anywhere in one of the bodies; many thousands of bodies cost one
  /// statement.
  record InBodies(Set<Long> bodyIds, Set<Role> roles) implements Audience {
    public InBodies {
      bodyIds = Set.copyOf(bodyIds);
      roles = Set.copyOf(roles);
    }
  }

  /// @param ids null ones are left out
  static Audience posts(@Nullable Long... ids) {
    return new OfPosts(known(ids));
  }

  /// @param ids null ones are left out
  static Audience people(@Nullable Long... ids) {
    return new OfPeople(known(ids));
  }

  static Audience inUnit(@Nullable Long organisationId, Role... roles) {
    return new InUnits(known(organisationId), Set.of(roles));
  }

  static Audience inBodies(Collection<Long> bodyIds, Role... roles) {
    return new InBodies(Set.copyOf(bodyIds), Set.of(roles));
  }

  private static Set<Long> known(@Nullable Long... ids) {
    return Arrays.stream(ids).filter(Objects::nonNull).collect(Collectors.toSet());
  }
}
