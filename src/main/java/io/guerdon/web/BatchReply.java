package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The answer to a line of a batch.
 *
 * @param key of the line; empty where it could not be read
 * @param status what the single request would have been answered with
 * @param replayed whether the key had been used before by the same request; left out where it had not
 * @param body of that answer
 */
record BatchReply(
        String key,
        int status,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean replayed,
        Object body) {}
