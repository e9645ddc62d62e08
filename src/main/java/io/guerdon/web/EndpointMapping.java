package io.guerdon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.RequestPath;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of a request by the words of its path. Spring tries all conditions of all endpoints whose path has a variable, one after
 * the other; with some hundred and seventy of them that was a seventh of what was done for a till. Whatever is not plain is left to Spring: no
 * endpoint, several of them, a method that is not allowed.
 */
final class EndpointMapping extends RequestMappingHandlerMapping {
    /** By how many elements their paths have. */
    private Map<Integer, List<Endpoint>> endpoints = Map.of();

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
        super.handlerMethodsInitialized(methods);
        Map<Integer, List<Endpoint>> found = new HashMap<>();
        methods.forEach((info, method) -> info.getPatternValues().forEach(pattern -> {
            PathWords words = PathWords.of(pattern)
                    .orElseThrow(() -> new IllegalStateException(pattern + " fits paths of different sizes"));
            found.computeIfAbsent(words.size(), _ -> new ArrayList<>()).add(new Endpoint(words, info, method));
        }));
        endpoints = Map.copyOf(found);
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        List<Match> matches = matches(request);
        if (matches.size() != 1) {
            return super.lookupHandlerMethod(lookupPath, request);
        }
        Match only = matches.getFirst();
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.method);
        handleMatch(only.info, lookupPath, request);
        return only.method;
    }

    private List<Match> matches(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
        List<Element> elements = path.pathWithinApplication().elements();
        List<Match> matches = new ArrayList<>(1);
        for (Endpoint endpoint : endpoints.getOrDefault(elements.size(), List.of())) {
            if (endpoint.words.in(elements)) {
                RequestMappingInfo info = getMatchingMapping(endpoint.info, request);
                if (info != null) {
                    matches.add(new Match(info, endpoint.method));
                }
            }
        }
        return matches;
    }

    private record Endpoint(PathWords words, RequestMappingInfo info, HandlerMethod method) {}

    /** What of an endpoint's conditions was met, and the endpoint. */
    private record Match(RequestMappingInfo info, HandlerMethod method) {}
}
