-- AlterTable
ALTER TABLE "Activity" ADD COLUMN "run" TEXT;

-- AlterTable
ALTER TABLE "TargetException" ADD COLUMN "since" DATETIME;


