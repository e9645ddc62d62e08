/**
 * The HTTP contract: who calls, what is asked, how it is answered. It owns the shapes of requests and answers, problem details
 * and the batch stream; it refuses to decide anything about points, which is the capabilities' business.
 */
@NullMarked
@ApplicationModule(displayName = "Web")
package io.guerdon.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
