package io.guerdon.web;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.PastBalances;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.member.Members;
import io.guerdon.program.Programs;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.transfer.Arriving;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read and answered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {
    /** The edge's own JSON, apart from what other parts of the process read and write. */
    record Edge(JsonMapper json, ProblemTexts texts) {}

    @Bean
    Edge edgeJson() {
        return new Edge(Json.mapper(), new ProblemTexts());
    }

    @Bean
    ProblemWriter problemWriter(Edge edge) {
        return new ProblemWriter(edge.texts(), edge.json());
    }

    /** As many connections as there is memory for. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(WebProperties properties) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setMaxConnections(properties.connections());
            }
        });
    }

    /** Inside the page that Spring has Tomcat write, so that this is asked first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> rejectedByTomcat(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new RejectedByTomcat(problems)));
    }

    /** Whoever waits for events is a request under way, so that how many may follows from how many of those may be. */
    @Bean
    PartnerFeed.Places partnerFeedPlaces(WebProperties properties) {
        return PartnerFeed.Places.among(properties.requestsAtOnce());
    }

    /** Opens when the store stays away, so that callers do not queue for a timeout each. */
    @Bean
    CircuitBreaker storeBreaker() {
        return CircuitBreaker.of(
                "store",
                CircuitBreakerConfig.custom()
                        .recordExceptions(StoreUnavailable.class)
                        .slidingWindowSize(50)
                        .minimumNumberOfCalls(10)
                        .waitDurationInOpenState(Duration.ofSeconds(1))
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .build());
    }

    @Bean
    Desk desk(Programs programs, Members members, History history, CircuitBreaker storeBreaker, ProgramTime time) {
        return new Desk(programs, members, history, storeBreaker, time);
    }

    @Bean
    Guesses guesses() {
        return new Guesses();
    }

    @Bean
    MeterBinder guessMeters(Guesses guesses) {
        return registry -> FunctionCounter.builder("guerdon.gift-card.guesses", guesses, Guesses::count)
                .register(registry);
    }

    @Bean
    Explaining explaining(Programs programs, Edge edge) {
        return new Explaining(programs, edge.texts());
    }

    @Bean
    BalanceReader balanceReader(Ledger ledger, Accounts accounts, PastBalances past, Arriving arriving) {
        return new BalanceReader(ledger, accounts, past, arriving);
    }

    @Bean
    WebMvcRegistrations endpointMapping() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new EndpointMapping();
            }
        };
    }

    @Bean
    WebMvcConfigurer endpoints(Edge edge, ProblemWriter problems) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CallerGate());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new AnswerHandler(edge.json(), problems));
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.addFirst(new ProblemResolver(problems));
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(edge.json()));
            }
        };
    }
}
