package dev.costtracker.projections.team;

/** What can be done about teams, people and keys. */
public enum AuditAction {
    TEAM_CREATED,
    TEAM_RENAMED,
    TEAM_ZONE_SET,
    TEAM_ARCHIVED,
    TEAM_REOPENED,
    PROJECT_LIST_CLOSED,
    PROJECT_LIST_OPENED,
    PROJECT_CREATED,
    PROJECT_ARCHIVED,
    PROJECT_REOPENED,
    PROJECT_RENAMED,
    MEMBER_ADDED,
    PERSON_CHANGED,
    ROLE_CHANGED,
    MEMBER_REMOVED,
    MEMBER_ERASED,
    KEY_ISSUED,
    KEY_REVOKED,
    SIGNED_IN,
    SIGNED_OUT,
    INVITED,
    ACCOUNT_LINKED
}
