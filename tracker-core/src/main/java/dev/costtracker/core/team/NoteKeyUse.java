package dev.costtracker.core.team;

import java.time.LocalDate;

/**
 * Note that a key was used on a day; the program does so by itself.
 *
 * @param day in UTC
 */
public record NoteKeyUse(KeyId key, LocalDate day) {}
