package io.guerdon.code;

class InMemoryCodeBatchesTest extends CodeBatchesContract {
    @Override
    protected CodeBatches empty() {
        return new InMemoryCodeBatches();
    }
}
