package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Act;
import io.guerdon.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Every endpoint × every role: refused where the table says so, and only there. */
class RolesTest {
    private final Http http = Http.shared();

    @Test
    void everyEndpointRefusesTheRolesTheTableRefuses() {
        List<Endpoint> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(25);
        for (Endpoint endpoint : endpoints) {
            assertThat(call("", endpoint).code())
                    .as("%s without a key", endpoint)
                    .isEqualTo("unauthenticated");
            for (Role role : Role.values()) {
                Http.Reply reply = call("demo-" + role.wire(), endpoint);
                boolean refused = reply.status() == 403 && reply.code().equals("role-not-permitted");
                assertThat(refused).as("%s as %s: %s", endpoint, role, reply).isNotEqualTo(endpoint.act.permits(role));
            }
        }
    }

    @Test
    void aKeyThatNobodyIssuedOpensNothing() {
        assertThat(http.get("gdn_0123456789abcdef0123_secret", "/v1/program").status())
                .isEqualTo(401);
        assertThat(http.get("demo-nobody", "/v1/program").status()).isEqualTo(401);
    }

    @Test
    void aKeyBoundToAMerchantActsForNoOther() {
        String secret =
                http.post("demo-admin", "/v1/keys", """
                    {"role":"till","merchant":"cafe"}\
                    """).json().path("key").asString();
        String member = http.memberWith(100);
        String path = "/v1/members/" + member;

        assertThat(http.post(secret, path + "/purchases", Http.purchase(Http.fresh("R-"), 100))
                        .status())
                .isEqualTo(201);
        Http.Reply refused = http.post(secret, path + "/redemptions", "{\"merchant\":\"books\",\"points\":1}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("another-merchant");
    }

    private Http.Reply call(String bearer, Endpoint endpoint) {
        return http.send(bearer, endpoint.method, endpoint.path, "", Map.of());
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        http.mapping().getHandlerMethods().forEach((mapping, endpoint) -> {
            Requires requires = endpoint.getMethodAnnotation(Requires.class);
            if (!endpoint.getBeanType().getPackageName().equals("io.guerdon.web") || requires == null) {
                return;
            }
            RequestMethod method =
                    mapping.getMethodsCondition().getMethods().iterator().next();
            String path = mapping.getPatternValues().iterator().next().replaceAll("\\{\\w+}", "x");
            endpoints.add(new Endpoint(method.name(), path + query(mapping), requires.value()));
        });
        return endpoints;
    }

    /** What is asked for has its say in which of two endpoints at one address is meant. */
    private static String query(RequestMappingInfo mapping) {
        return mapping.getParamsCondition().getExpressions().stream()
                .filter(expression -> !expression.isNegated())
                .map(expression -> expression.getName() + "=x")
                .collect(Collectors.joining("&", "?", ""));
    }

    private record Endpoint(String method, String path, Act act) {}
}
