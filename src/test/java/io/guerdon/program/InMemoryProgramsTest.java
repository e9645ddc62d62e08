package io.guerdon.program;

/** The programs in memory keep the promises the tests rely on. */
class InMemoryProgramsTest extends ProgramsContract {
    @Override
    protected Programs empty() {
        return new InMemoryPrograms();
    }
}
