package org.throughline.demo;

import org.springframework.stereotype.Component;
import org.throughline.accounts.Accounts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;

/// The demo's people as actors, by login: `fengyue.secretary`.
@Component
class DemoCast {
  private final Accounts accounts;
  private final Posts posts;

  DemoCast(Accounts accounts, Posts posts) {
    this.accounts = accounts;
    this.posts = posts;
  }

  Actor as(String login) {
    var person = accounts.findByLogin(login).orElseThrow().personId();
    return posts.actor(person, posts.heldBy(person).getFirst().id()).orElseThrow();
  }
}
