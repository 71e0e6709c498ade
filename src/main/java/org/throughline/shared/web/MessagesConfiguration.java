package org.throughline.shared.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every `messages/<module>_en.properties` with its `_zh_CN` sister, in UTF-8.
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

  @Bean
  MessageSource messageSource() throws IOException {
    var names =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_en.properties"))
            .map(resource -> Objects.requireNonNull(resource.getFilename()))
            .map(name -> "messages/" + name.substring(0, name.length() - "_en.properties".length()))
            .sorted()
            .toArray(String[]::new);
    var source = new ResourceBundleMessageSource();
    source.setBasenames(names);
    source.setDefaultEncoding("UTF-8");
    source.setDefaultLocale(Locale.ENGLISH);
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }
}
