package dev.costtracker.core.team;

import dev.costtracker.core.eventlog.DomainEvent;

/** Something that was done about teams, people and keys. */
public sealed interface TeamEvent extends DomainEvent
        permits TeamChange, ProjectChange, MemberChange, KeyChange, LoginChange, AccountChange {}
