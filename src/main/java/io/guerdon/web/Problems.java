package io.guerdon.web;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.member.InvalidMemberField;
import io.guerdon.publishing.PartnerFeed.TooManyWaiting;
import java.io.IOException;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** What every exception that can end a request means to its caller. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable thrown) {
        return switch (thrown) {
            case Rejection rejection -> Problem.of(rejection);
            case InvalidMemberField invalid ->
                Problem.of(
                        Rejection.ofField(Fault.INVALID_FIELD, invalid.field(), String.valueOf(invalid.getMessage())));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case JacksonException unreadable -> Unreadable.problem(unreadable);
            case Overloaded _ -> Problem.of(Fault.OVERLOADED);
            case TooManyWaiting many ->
                Problem.of(new Rejection(Fault.TOO_MANY_WAITING, Map.of("limit", many.limit())));
            case StoreUnavailable away -> storeAway(away);
            case CallNotPermittedException _ -> Problem.of(Fault.STORE_UNAVAILABLE);
            case BrokenInvariant broken -> bug(broken);
            case BodyTooLarge _ -> Problem.of(Fault.BODY_TOO_LARGE);
            case IOException _ -> Problem.of(Fault.MALFORMED_REQUEST);
            default -> ofSpring(thrown);
        };
    }

    private static Problem ofSpring(Throwable thrown) {
        return switch (thrown) {
            case NoResourceFoundException _, NoHandlerFoundException _ -> Problem.of(Fault.PATH_NOT_FOUND);
            case HttpRequestMethodNotSupportedException _ -> Problem.of(Fault.METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException _ -> Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException _ -> Problem.of(Fault.NOT_ACCEPTABLE);
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.of(Rejection.ofField(
                        Fault.INVALID_PARAMETER, mismatch.getName(), "not readable as what it should be"));
            case ServletRequestBindingException _, InvalidParameterException _, RequestRejectedException _ ->
                Problem.of(Fault.INVALID_PARAMETER);
            case ErrorResponse error
            when error.getStatusCode().is4xxClientError() ->
                new Problem(error.getStatusCode().value(), Fault.MALFORMED_REQUEST.code(), Map.of());
            default -> bug(thrown);
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case JacksonException json -> Unreadable.problem(json);
            case null, default ->
                Problem.of(Rejection.ofField(Fault.MALFORMED_REQUEST, "", "the body is missing or cannot be read"));
        };
    }

    private static Problem storeAway(StoreUnavailable away) {
        LOG.warn("The store is away: {}", String.valueOf(away.getMessage()));
        return Problem.of(Fault.STORE_UNAVAILABLE);
    }

    private static Problem bug(Throwable thrown) {
        LOG.error("A request ended in a way it must not", thrown);
        return Problem.of(Fault.INTERNAL_ERROR);
    }
}
