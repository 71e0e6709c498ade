package org.throughline.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class AskingThePolicyTests {
  private final Policy policy;
  private final Organisations organisations;
  private final DemoPeople people;

  AskingThePolicyTests(Policy policy, Organisations organisations, DemoPeople people) {
    this.policy = policy;
    this.organisations = organisations;
    this.people = people;
  }

  /// Every permission for every role on every organisation of the demo, against the sentence that
  /// defines its reach.
  @Test
  void aPermissionReachesAsFarAsItSays() {
    var all = organisations.subtree(people.as("yunling.secretary").bodyId());
    for (var role : Role.values()) {
      var city = people.as("fengyue.secretary");
      var actor =
          new Actor(
              city.personId(),
              city.postId(),
              city.organisationId(),
              city.bodyId(),
              city.bodyFirst(),
              city.bodyLast(),
              Set.of(role),
              null);
      for (var permission : Permission.values()) {
        for (var organisation : all) {
          var reaches =
              switch (permission.reach()) {
                case EVERYONE, SIGNED_IN -> true;
                case ORGANISATION -> organisation.id() == actor.organisationId();
                case BODY -> organisation.bodyId() == actor.bodyId();
                case BELOW ->
                    organisations.path(organisation.id()).stream()
                        .anyMatch(each -> each.id() == actor.bodyId());
              };
          var holds = permission.roles().isEmpty() || permission.roles().contains(role);
          assertThat(policy.allows(actor, permission, organisation.id()))
              .as("%s as %s on %s", permission, role, organisation.nameEn())
              .isEqualTo(holds && reaches);
        }
      }
    }
  }
}
