package org.pontis.idp.keycloak.limits;

import java.util.LinkedHashMap;
import java.util.Map;

import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What has once changed somebody's database is never edited: a server refuses to start on a database whose change sets have
 * other checksums than its own. A new change set is added at the end, and here.
 */
class ChangeLogTest {

    @Test
    void theChangeLogOnlyGrows() throws LiquibaseException {
        DatabaseChangeLog log = new XMLChangeLogSAXParser()
                .parse(
                        new LimitsTable().create(null).getChangelogLocation(),
                        new ChangeLogParameters(),
                        new ClassLoaderResourceAccessor());
        Map<String, String> checksums = new LinkedHashMap<>();
        log.getChangeSets()
                .forEach(set -> checksums.put(
                        set.getAuthor() + ":" + set.getId(),
                        set.generateCheckSum(ChecksumVersion.latest()).toString()));
        assertThat(checksums)
                .containsExactly(
                        entry("pontis:0.1.0-limits", "9:d71e042a68298385cfd9832386eb4b35"),
                        entry("pontis:0.1.0-amounts", "9:5678f87100aa38d3548bef5fe7077dc9"));
    }
}
