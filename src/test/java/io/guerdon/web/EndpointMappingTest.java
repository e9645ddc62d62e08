package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Endpoints are found as Spring finds them, whatever is asked for. */
class EndpointMappingTest {
    private static final long SEED = Long.getLong("guerdon.endpoints.seed", 20_261_129);
    private static final int TIMES = 20;
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final List<String> ACCEPTED =
            List.of("application/json", "text/csv", "application/pdf", "application/x-ndjson", "*/*");
    private static final List<String> VALUES = List.of("x", "x%2Fy", "a;v=1", "..", "%20", "members", "é", "");

    private final Http http = Http.shared();
    private final RequestMappingHandlerMapping spring = spring();
    private final Random random = new Random(SEED);

    private RequestMappingHandlerMapping spring() {
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(http.mapping().getApplicationContext());
        http.mapping()
                .getHandlerMethods()
                .forEach((info, method) -> mapping.registerMapping(info, method.getBean(), method.getMethod()));
        return mapping;
    }

    @Test
    void areThoseThatSpringFinds() {
        assertThat(http.mapping()).isInstanceOf(EndpointMapping.class);
        List<String> found = new ArrayList<>();
        for (String pattern : patterns()) {
            String path = pattern.replaceAll("\\{\\w+}", "x");
            VERBS.forEach(verb -> ACCEPTED.forEach(accepted -> {
                if (!same(verb, path, accepted).contains("Exception")) {
                    found.add(verb + " " + path);
                }
            }));
        }
        assertThat(found).hasSizeGreaterThan(150);
    }

    @Test
    void areThoseThatSpringFindsForCrookedPaths() {
        List<UnaryOperator<String>> bends = List.of(
                path -> path + "/",
                path -> path + "/more",
                path -> path + ";a=b",
                path -> path.replaceFirst("/", "//"),
                path -> path.replaceFirst("m", "%6D"),
                path -> path.replaceFirst("/v1", "/v2"),
                path -> path.substring(0, path.lastIndexOf('/')),
                String::toUpperCase,
                path -> path);
        patterns().forEach(pattern -> {
            for (int time = 0; time < TIMES; time++) {
                String path = pattern;
                while (path.contains("{")) {
                    path = path.replaceFirst("\\{\\w+}", one(VALUES));
                }
                same(one(VERBS), one(bends).apply(path), one(ACCEPTED));
            }
        });
    }

    private List<String> patterns() {
        return spring.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String same(String verb, String path, String accepted) {
        String outcome = outcome(http.mapping(), verb, path, accepted);
        assertThat(outcome).as("%s %s, %s", verb, path, accepted).isEqualTo(outcome(spring, verb, path, accepted));
        return outcome;
    }

    /** The endpoint, with what was taken from the path; or what is wrong. */
    private static String outcome(RequestMappingHandlerMapping mapping, String verb, String path, String accepted) {
        MockHttpServletRequest request = new MockHttpServletRequest(verb, path);
        request.addHeader("Accept", accepted);
        request.setContentType("application/json");
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            if (chain == null) {
                return "Exception: nothing";
            }
            String name = chain.getHandler() instanceof HandlerMethod method
                    ? method.getMethod().toString()
                    : chain.getHandler().getClass().getName();
            return name + " " + request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) + " "
                    + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        } catch (Exception refused) {
            return refused.getClass().getName();
        }
    }
}
