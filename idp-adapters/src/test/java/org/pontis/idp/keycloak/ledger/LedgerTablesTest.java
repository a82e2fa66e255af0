package org.pontis.idp.keycloak.ledger;

import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTablesTest {

    /** A server refuses to start on a database whose change sets have other checksums than its own. */
    @Test
    void theChangeLogOnlyGrows() throws LiquibaseException {
        DatabaseChangeLog log = new XMLChangeLogSAXParser()
                .parse(
                        new LedgerTables().create(null).getChangelogLocation(),
                        new ChangeLogParameters(),
                        new ClassLoaderResourceAccessor());
        assertThat(log.getChangeSets())
                .extracting(LedgerTablesTest::line)
                .containsExactly(
                        "pontis:0.1.0-ledger 9:c70636689711e098fb2f5ac6bf679226",
                        "pontis:0.1.0-ledger-figure 9:4db527206b0fcc4cf10a9b5e5b700910");
    }

    private static String line(ChangeSet set) {
        return set.getAuthor() + ":" + set.getId() + " " + set.generateCheckSum(ChecksumVersion.latest());
    }
}
