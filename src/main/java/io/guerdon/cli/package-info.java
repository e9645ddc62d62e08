/**
 * The command line in the same jar: import, export, verify. It owns files, arguments and progress; it refuses to touch the
 * store, everything goes through the HTTP contract like any other caller's.
 */
@NullMarked
package io.guerdon.cli;

import org.jspecify.annotations.NullMarked;
