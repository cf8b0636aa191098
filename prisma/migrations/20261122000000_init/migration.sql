-- CreateTable
CREATE TABLE "Component" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "config" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "sourceUrl" TEXT,
    "version" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ComponentTag" (
    "componentId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("componentId", "tag"),
    CONSTRAINT "ComponentTag_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComponentRevision" (
    "componentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("componentId", "revision")
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "variables" TEXT NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ProfileParent" (
    "profileId" TEXT NOT NULL,
    "parentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("profileId", "parentId"),
    CONSTRAINT "ProfileParent_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProfileParent_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Profile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProfileComponent" (
    "profileId" TEXT NOT NULL,
    "componentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,

    PRIMARY KEY ("profileId", "componentId"),
    CONSTRAINT "ProfileComponent_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProfileComponent_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProfileExclude" (
    "profileId" TEXT NOT NULL,
    "componentId" TEXT NOT NULL,

    PRIMARY KEY ("profileId", "componentId"),
    CONSTRAINT "ProfileExclude_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProfileExclude_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProfileRevision" (
    "profileId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("profileId", "revision")
);

-- CreateTable
CREATE TABLE "Machine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "ccmVersion" TEXT,
    "tokenHash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "machineId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "profileId" TEXT,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "variables" TEXT NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Project_machineId_fkey" FOREIGN KEY ("machineId") REFERENCES "Machine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Project_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "machineId" TEXT NOT NULL,
    "projectId" TEXT,
    "revision" TEXT,
    "libraryVersion" INTEGER,
    "counts" TEXT NOT NULL DEFAULT '{}',
    "facts" TEXT,
    "reportedAt" DATETIME,
    "lastRunAt" DATETIME,
    CONSTRAINT "Target_machineId_fkey" FOREIGN KEY ("machineId") REFERENCES "Machine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Target_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TargetException" (
    "targetId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "want" TEXT,
    "last" TEXT,
    "have" TEXT,

    PRIMARY KEY ("targetId", "id"),
    CONSTRAINT "TargetException_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SyncRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "exceptions" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "SyncRun_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "LibraryVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Component_name_type_idx" ON "Component"("name", "type");

-- CreateIndex
CREATE INDEX "Component_updatedAt_idx" ON "Component"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Component_type_name_key" ON "Component"("type", "name");

-- CreateIndex
CREATE INDEX "ComponentTag_tag_idx" ON "ComponentTag"("tag");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_name_key" ON "Profile"("name");

-- CreateIndex
CREATE INDEX "ProfileParent_parentId_idx" ON "ProfileParent"("parentId");

-- CreateIndex
CREATE INDEX "ProfileComponent_componentId_idx" ON "ProfileComponent"("componentId");

-- CreateIndex
CREATE INDEX "ProfileExclude_componentId_idx" ON "ProfileExclude"("componentId");

-- CreateIndex
CREATE INDEX "Project_profileId_idx" ON "Project"("profileId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_machineId_path_key" ON "Project"("machineId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "Target_projectId_key" ON "Target"("projectId");

-- CreateIndex
CREATE INDEX "Target_machineId_idx" ON "Target"("machineId");

-- CreateIndex
CREATE INDEX "SyncRun_targetId_createdAt_idx" ON "SyncRun"("targetId", "createdAt");

-- One row that rises with every change to what targets resolve from. Written here because Prisma knows no triggers.
INSERT INTO "LibraryVersion" ("id", "version") VALUES (1, 1);

CREATE TRIGGER "LibraryVersion_Component_insert" AFTER INSERT ON "Component"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Component_update" AFTER UPDATE ON "Component"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Component_delete" AFTER DELETE ON "Component"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ComponentTag_insert" AFTER INSERT ON "ComponentTag"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ComponentTag_update" AFTER UPDATE ON "ComponentTag"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ComponentTag_delete" AFTER DELETE ON "ComponentTag"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Profile_insert" AFTER INSERT ON "Profile"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Profile_update" AFTER UPDATE ON "Profile"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Profile_delete" AFTER DELETE ON "Profile"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileParent_insert" AFTER INSERT ON "ProfileParent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileParent_update" AFTER UPDATE ON "ProfileParent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileParent_delete" AFTER DELETE ON "ProfileParent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileComponent_insert" AFTER INSERT ON "ProfileComponent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileComponent_update" AFTER UPDATE ON "ProfileComponent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileComponent_delete" AFTER DELETE ON "ProfileComponent"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileExclude_insert" AFTER INSERT ON "ProfileExclude"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileExclude_update" AFTER UPDATE ON "ProfileExclude"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_ProfileExclude_delete" AFTER DELETE ON "ProfileExclude"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Project_insert" AFTER INSERT ON "Project"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Project_update" AFTER UPDATE OF "name", "description", "profileId", "shared", "variables" ON "Project"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;

CREATE TRIGGER "LibraryVersion_Project_delete" AFTER DELETE ON "Project"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;
