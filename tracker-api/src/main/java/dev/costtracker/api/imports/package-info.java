/**
 * The transcript importer: reads what Claude Code wrote on this machine and sends it to a running tracker.
 *
 * <p>The order of things: {@link dev.costtracker.api.imports.TranscriptFiles} finds the files,
 * {@link dev.costtracker.api.imports.TranscriptReader} turns lines into copies of answers,
 * {@link dev.costtracker.api.imports.Harvest} makes one answer of its copies, and
 * {@link dev.costtracker.api.imports.Upload} sends sessions and answers, and with
 * {@link dev.costtracker.api.imports.LifeCycles} the sessions' ends. It runs without Spring.
 */
@NullMarked
package dev.costtracker.api.imports;

import org.jspecify.annotations.NullMarked;
