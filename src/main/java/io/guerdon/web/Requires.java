package io.guerdon.web;

import io.guerdon.access.Act;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a caller does by calling an endpoint. Every endpoint says it; who may is in the table of {@link Act}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Requires {
    /** The act. */
    Act value();
}
