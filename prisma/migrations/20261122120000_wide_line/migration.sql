-- AlterTable
ALTER TABLE "Project" ADD COLUMN "repository" TEXT;

-- AlterTable
ALTER TABLE "Target" ADD COLUMN "path" TEXT;

-- CreateTable
CREATE TABLE "StoredFile" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "text" BOOLEAN NOT NULL,
    "content" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StoredFileUse" (
    "componentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("componentId", "revision", "hash")
);

-- CreateTable
CREATE TABLE "Override" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "machineId" TEXT,
    "projectId" TEXT,
    "componentId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "scope" TEXT,
    "patch" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Override_machineId_fkey" FOREIGN KEY ("machineId") REFERENCES "Machine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Override_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Override_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EnvVar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "machineId" TEXT,
    "projectId" TEXT,
    "sensitive" BOOLEAN NOT NULL,
    "value" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "EnvVar_machineId_fkey" FOREIGN KEY ("machineId") REFERENCES "Machine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "EnvVar_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectName" TEXT NOT NULL,
    "before" INTEGER,
    "after" INTEGER
);

-- CreateTable
CREATE TABLE "Served" (
    "repository" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("repository", "id", "hash")
);

-- CreateTable
CREATE TABLE "ServedRevision" (
    "repository" TEXT NOT NULL,
    "revision" TEXT NOT NULL,

    PRIMARY KEY ("repository", "revision")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Machine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "ccmVersion" TEXT,
    "tokenHash" TEXT NOT NULL,
    "tokenUsedAt" DATETIME,
    "variables" TEXT NOT NULL DEFAULT '{}',
    "userProfileId" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    CONSTRAINT "Machine_userProfileId_fkey" FOREIGN KEY ("userProfileId") REFERENCES "Profile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Machine" ("ccmVersion", "createdAt", "id", "lastSeenAt", "name", "platform", "revision", "tokenHash") SELECT "ccmVersion", "createdAt", "id", "lastSeenAt", "name", "platform", "revision", "tokenHash" FROM "Machine";
DROP TABLE "Machine";
ALTER TABLE "new_Machine" RENAME TO "Machine";
CREATE INDEX "Machine_userProfileId_idx" ON "Machine"("userProfileId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "StoredFileUse_hash_idx" ON "StoredFileUse"("hash");

-- CreateIndex
CREATE INDEX "Override_componentId_idx" ON "Override"("componentId");

-- CreateIndex
CREATE UNIQUE INDEX "Override_machineId_componentId_key" ON "Override"("machineId", "componentId");

-- CreateIndex
CREATE UNIQUE INDEX "Override_projectId_componentId_key" ON "Override"("projectId", "componentId");

-- CreateIndex
CREATE INDEX "EnvVar_machineId_idx" ON "EnvVar"("machineId");

-- CreateIndex
CREATE INDEX "EnvVar_projectId_idx" ON "EnvVar"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "EnvVar_name_place_key" ON "EnvVar"("name", "place");

-- CreateIndex
CREATE INDEX "Activity_subjectKind_subjectId_at_idx" ON "Activity"("subjectKind", "subjectId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Target_machineId_path_key" ON "Target"("machineId", "path");

-- What else targets resolve from. Of a machine only what they see, because it is written to at every sync; of an env var only that it is there.
CREATE TRIGGER "LibraryVersion_Override_insert" AFTER INSERT ON "Override"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Override_update" AFTER UPDATE ON "Override"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Override_delete" AFTER DELETE ON "Override"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Setting_insert" AFTER INSERT ON "Setting"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Setting_update" AFTER UPDATE ON "Setting"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Setting_delete" AFTER DELETE ON "Setting"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_EnvVar_insert" AFTER INSERT ON "EnvVar"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_EnvVar_update" AFTER UPDATE OF "name", "place" ON "EnvVar"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_EnvVar_delete" AFTER DELETE ON "EnvVar"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Machine_update" AFTER UPDATE OF "variables", "userProfileId" ON "Machine"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;
