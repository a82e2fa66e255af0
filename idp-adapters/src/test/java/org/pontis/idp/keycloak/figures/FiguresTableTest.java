package org.pontis.idp.keycloak.figures;

import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTableTest {

    /** A server refuses to start on a database whose change sets have other checksums than its own. */
    @Test
    void theChangeLogOnlyGrows() throws LiquibaseException {
        DatabaseChangeLog log = new XMLChangeLogSAXParser()
                .parse(
                        new FiguresTable().create(null).getChangelogLocation(),
                        new ChangeLogParameters(),
                        new ClassLoaderResourceAccessor());
        assertThat(log.getChangeSets())
                .extracting(FiguresTableTest::line)
                .containsExactly(
                        "pontis:0.1.0-figures 9:77f4f6c584472b12fc900839ec3c8a8b",
                        "pontis:0.1.0-figures-due 9:98f581f3da74e1fe9131094014b0547f");
    }

    private static String line(ChangeSet set) {
        return set.getAuthor() + ":" + set.getId() + " " + set.generateCheckSum(ChecksumVersion.latest());
    }
}
