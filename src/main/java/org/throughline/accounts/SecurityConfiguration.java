package org.throughline.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Server-side sessions, CSRF tokens on every form, and a content security policy under which only
/// our own files are styles, scripts and images.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

  @Bean
  SecurityFilterChain chain(HttpSecurity http, RoutePolicy policy) throws Exception {
    var api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    return http.authorizeHttpRequests(all -> all.anyRequest().access(policy))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in")
                .usernameParameter("login")
                .passwordParameter("password")
                .defaultSuccessUrl("/desk")
                .failureUrl("/sign-in?refused"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
        .exceptionHandling(e ->
            e.defaultAuthenticationEntryPointFor(
                    new HttpStatusEntryPoint(org.springframework.http.HttpStatus.UNAUTHORIZED), api)
                .defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/sign-in"), _ -> true))
        .requestCache(cache -> {
          var requests =
              new org.springframework.security.web.savedrequest.HttpSessionRequestCache();
          requests.setRequestMatcher(request ->
              "GET".equals(request.getMethod())
                  && !request.getRequestURI().startsWith("/api/")
                  && String.valueOf(request.getHeader("Accept"))
                      .contains(MediaType.TEXT_HTML_VALUE));
          cache.requestCache(requests);
        })
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(p -> p.policy("camera=(), microphone=(), geolocation=()")))
        .build();
  }

  /// Argon2id with the parameters of RFC 9106's second recommendation, lowered to 19 MiB and two
  /// passes as OWASP advises for interactive sign-in.
  @Bean
  PasswordEncoder passwords() {
    return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  }
}
