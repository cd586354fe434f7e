package dev.costtracker.core.team;

/** A command that says on whose behalf it is given, so that this can be checked again when it is decided. */
public interface Authored {

    /** Who gives it, in which team. */
    Caller caller();
}
