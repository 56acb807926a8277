/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import type { Staff } from '../staff/sign-in.ts';

export const roleWords: Record<Staff['role'], string> = { owner: 'Owner', agent: 'Agent' };
export const roleSchema = v.picklist(['owner', 'agent']);

/** What somebody may do at the desk. */
export function RoleChoice({ chosen }: { chosen: Staff['role'] }) {
  return (
    <div class="field">
      <label for="role">Role</label>
      <select id="role" name="role">
        <option value="agent" selected={chosen === 'agent'}>
          Agent: answers requests
        </option>
        <option value="owner" selected={chosen === 'owner'}>
          Owner: answers, and changes settings and staff
        </option>
      </select>
    </div>
  );
}
