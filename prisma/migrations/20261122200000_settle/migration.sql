-- AlterTable
ALTER TABLE "Target" ADD COLUMN "lastError" TEXT;
ALTER TABLE "Target" ADD COLUMN "seenAt" DATETIME;

-- AlterTable
ALTER TABLE "TargetException" ADD COLUMN "text" TEXT;

-- CreateTable
CREATE TABLE "PutBack" (
    "targetId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "have" TEXT,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("targetId", "id"),
    CONSTRAINT "PutBack_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);



-- The servers of one checkout stand under the path of their project.
DROP TRIGGER "LibraryVersion_Project_update";
CREATE TRIGGER "LibraryVersion_Project_update" AFTER UPDATE OF "name", "description", "path", "profileId", "shared", "variables" ON "Project"
BEGIN
  UPDATE "LibraryVersion" SET "version" = "version" + 1 WHERE "id" = 1;
END;
