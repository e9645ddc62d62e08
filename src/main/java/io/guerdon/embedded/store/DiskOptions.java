package io.guerdon.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;

/** How much memory, how many threads and which compression: fixed for a small machine, whatever the amount of data. */
final class DiskOptions implements AutoCloseable {
    private static final long MIB = 1L << 20;
    private static final long CACHE = 64 * MIB;
    /** Bounds what a restart has to read back. */
    private static final long WRITE_AHEAD_LOG = 128 * MIB;

    private static final long MEMTABLES = 64 * MIB;

    private final Cache cache = new LRUCache(CACHE);
    private final Filter filter = new BloomFilter(10);
    private final ColumnFamilyOptions families = tablesInMemoryAndOnDisk();

    DBOptions database() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(512)
                .setMaxTotalWalSize(WRITE_AHEAD_LOG)
                .setDbWriteBufferSize(MEMTABLES)
                .setBytesPerSync(MIB)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
    }

    List<ColumnFamilyDescriptor> families() {
        return Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.label().getBytes(StandardCharsets.UTF_8), families))
                .toList();
    }

    @Override
    public void close() {
        families.close();
        filter.close();
        cache.close();
    }

    private ColumnFamilyOptions tablesInMemoryAndOnDisk() {
        return new ColumnFamilyOptions()
                .setTableFormatConfig(tables())
                .setWriteBufferSize(32 * MIB)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
    }

    // Indexes and filters live in the cache and in parts, so that they too are bounded.
    private BlockBasedTableConfig tables() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(16 * 1024)
                .setFilterPolicy(filter)
                .setPartitionFilters(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setCacheIndexAndFilterBlocks(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
    }
}
